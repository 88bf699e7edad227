import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useLocale, useTranslations } from 'use-intl'
import { piecesOf } from '#shared/comments/mentions.ts'
import type { Comment, Thread } from '#shared/comments/thread.ts'
import { can } from '#shared/permissions/can.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { ConfirmDialog, type Question } from '../people/confirm-dialog.tsx'
import { usePlan } from '../plan/plan-context.tsx'
import { CommentForm } from './comment-form.tsx'
import { useCommentWays } from './comment-ways.ts'
import { useCommentsState } from './comments-provider.tsx'

interface CommentItemProps {
  thread: Thread
  comment: Comment
}

/** One comment: what it says, what it said before, and what its author may do to it. */
export function CommentItem({ thread, comment }: CommentItemProps) {
  const t = useTranslations('comments')
  const common = useTranslations('common')
  const locale = useLocale()
  const { person } = usePlan()
  const { unsent } = useCommentsState()
  const { author, at, deleted } = comment
  const draftKey = `${thread.id}/${comment.id}`
  const [isEditing, setEditing] = useState(() => unsent.has(draftKey))
  const mayChange = !deleted && can(person, 'edit', { kind: 'comment', authorId: author.personId })
  const item = useRef<HTMLLIElement>(null)

  function stopEditing() {
    setEditing(false)
    unsent.delete(draftKey)
    requestAnimationFrame(() =>
      item.current?.querySelector<HTMLElement>('.thread-comment-side button')?.focus(),
    )
  }

  return (
    <li className="thread-comment" ref={item}>
      <div className="thread-comment-side">
        <Avatar name={author.name} party={author.party} size="small" />
        {mayChange && !isEditing && (
          <OwnMenu thread={thread} comment={comment} onEdit={() => setEditing(true)} />
        )}
      </div>
      <div className="thread-comment-words">
        <p className="thread-comment-head">
          <strong>{author.name}</strong>
          <span className="thread-comment-party">{common(`parties.${author.party}`)}</span>
          {author.role === 'observer' && <span className="badge">{t('observer')}</span>}
          <time dateTime={at}>{shortMoment(at, locale)}</time>
        </p>
        {isEditing ? (
          <EditForm thread={thread} comment={comment} draftKey={draftKey} onDone={stopEditing} />
        ) : (
          <Wording comment={comment} />
        )}
        <EarlierWordings comment={comment} />
      </div>
    </li>
  )
}

function Wording({ comment: { body, mentions, deleted } }: { comment: Comment }) {
  const t = useTranslations('comments')
  const { person } = usePlan()
  const { readers, askReaders, mayComment } = useCommentsState()
  const callsSomebody = mentions.length > 0 && mayComment
  useEffect(() => {
    if (callsSomebody) void askReaders()
  }, [callsSomebody, askReaders])
  if (deleted) return <p className="thread-comment-gone">{t('deletedBy', { name: deleted.by.name })}</p>
  const called = readers.filter(({ id }) => mentions.includes(id))
  return (
    <p className="thread-comment-body">
      {piecesOf(body, called).map(({ text, personId }, index) =>
        personId === undefined ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the wording is drawn whole, its pieces have no identity
          <span key={index} className="mention" data-self={personId === person.id ? true : undefined}>
            {text}
          </span>
        ),
      )}
    </p>
  )
}

/** Who changed or deleted it and when, and what it said until then. */
function EarlierWordings({ comment: { earlier, deleted } }: { comment: Comment }) {
  const t = useTranslations('comments')
  const locale = useLocale()
  const listId = useId()
  const [isShown, setShown] = useState(false)
  const last = earlier.at(-1)
  if (!last) return null
  const when = shortMoment(last.until, locale)
  return (
    <>
      <button
        type="button"
        className="comment-earlier-toggle"
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        onClick={() => setShown(!isShown)}
      >
        {deleted ? when : t('editedWhen', { when })}
        {' · '}
        {isShown ? t('hideEarlier') : t('showEarlier', { count: earlier.length })}
      </button>
      {isShown && (
        <ol className="comment-earlier" id={listId}>
          {earlier.map(({ body, until, by }) => (
            <li key={until}>
              <span className="thread-about">
                {t('saidUntil', { name: by.name, when: shortMoment(until, locale) })}
              </span>
              <span className="thread-comment-body">{body}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

interface EditFormProps extends CommentItemProps {
  draftKey: string
  onDone(): void
}

function EditForm({ thread, comment, draftKey, onDone }: EditFormProps) {
  const t = useTranslations('comments')
  const { id: planId } = usePlan()
  const { change, mayRead } = useCommentWays()
  return (
    <CommentForm
      draftKey={draftKey}
      begunWith={comment.body}
      label={t('editing')}
      action={t('saveEdit')}
      autoFocus
      mayRead={mayRead}
      onCancel={onDone}
      send={async (body) => {
        const result = await change({ planId, threadId: thread.id, commentId: comment.id }, body)
        if (result.kind === 'ok') onDone()
        return result
      }}
    />
  )
}

function OwnMenu({ thread, comment, onEdit }: CommentItemProps & { onEdit(): void }) {
  const t = useTranslations('comments')
  const { id: planId } = usePlan()
  const ways = useCommentWays()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [question, setQuestion] = useState<Question>()
  const isLast = thread.comments.every((other) => other === comment || other.deleted)

  async function remove() {
    const result = await ways.remove({ planId, threadId: thread.id, commentId: comment.id })
    toasts.show({ text: result.kind === 'problem' ? sentenceOf(result) : t('deletedNote') })
  }

  function ask() {
    setQuestion({
      title: t('deleteTitle'),
      text: t(isLast ? 'deleteTextLast' : 'deleteText'),
      action: t('delete'),
      isDanger: true,
      onYes: () => void remove(),
    })
  }

  return (
    <>
      <MenuTrigger>
        <IconButton label={t('ownActions')} icon={<Ellipsis aria-hidden />} size="small" />
        <Menu placement="bottom end" aria-label={t('ownActions')}>
          <MenuItem icon={<Pencil aria-hidden />} onAction={onEdit}>
            {t('edit')}
          </MenuItem>
          <MenuItem icon={<Trash2 aria-hidden />} isDanger onAction={ask}>
            {t('deleteAsk')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </>
  )
}
