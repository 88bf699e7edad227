import type {
  Assessment,
  EvidenceLine,
  IndicatorAnswer,
  LabelAnswer,
  NumberedIndicator,
} from '../protocol/schemas/label.ts'
import type { SetVersion } from './indicator-sets.ts'

/** An indicator in use with all that is said of it. */
export interface LabelChapter {
  indicator: NumberedIndicator
  assessment: Assessment
  evidence: EvidenceLine[]
  gaps: IndicatorAnswer['gaps']
  figures: IndicatorAnswer['figures']
}

/** All that the file as one document is made of. */
export interface WholeFile extends Pick<LabelAnswer, 'party' | 'score' | 'rounds'> {
  set: SetVersion
  /** In the order of their numbers. */
  chapters: LabelChapter[]
  /** Those that steps of the case name, also those that are gone. */
  caseDocuments: Pick<EvidenceLine, 'source' | 'about' | 'state'>[]
}
