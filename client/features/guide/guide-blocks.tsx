import type { ReactNode } from 'react'
import type { Block, Inline } from './guide.ts'

/** Draws what the build has read of the guide, in the product's own look. */
export function GuideBlocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the guide is as it was built
    <GuideBlock key={index} block={block} />
  ))
}

function GuideBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{drawn(block.words)}</p>
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>
          <ItemBlocks blocks={item} />
        </li>
      ))
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is moved sideways by the keys too
        <div className="guide-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <th key={index} scope="col">
                    {drawn(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <tr key={row}>
                  {cells.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <td key={index}>{drawn(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'picture':
      return (
        <img
          className="guide-picture"
          src={block.address}
          alt={block.alt}
          width={block.width}
          height={block.height}
          loading="lazy"
        />
      )
    default:
      block satisfies never
      return null
  }
}

/** An item of one paragraph needs none of its own. */
function ItemBlocks({ blocks }: { blocks: readonly Block[] }) {
  const [only, ...others] = blocks
  return only?.kind === 'paragraph' && others.length === 0 ? (
    drawn(only.words)
  ) : (
    <GuideBlocks blocks={blocks} />
  )
}

function drawn(words: readonly Inline[]): ReactNode {
  return words.map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Words key={index} word={word} />
  ))
}

function Words({ word }: { word: Inline }) {
  switch (word.kind) {
    case 'text':
      return word.text
    case 'code':
      return <code>{word.text}</code>
    case 'strong':
      return <strong>{drawn(word.words)}</strong>
    case 'emphasis':
      return <em>{drawn(word.words)}</em>
    case 'link':
      return <a href={word.to}>{drawn(word.words)}</a>
    default:
      word satisfies never
      return null
  }
}
