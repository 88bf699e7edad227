/** How the timeline is seen, as its address keeps it. */
import {
  type ActivityFilter,
  NO_FILTER,
  putInAddress,
  readActivityFilter,
  withActivityFilter,
} from '../views/activity-filter.ts'

export const TIMELINE_GROUPINGS = ['category', 'party'] as const
export type TimelineGrouping = (typeof TIMELINE_GROUPINGS)[number]

export const TIMELINE_ZOOMS = ['year', 'quarter', 'month'] as const
/** How much of the year is seen at once. */
export type TimelineZoom = (typeof TIMELINE_ZOOMS)[number]

export interface TimelineChoice extends ActivityFilter {
  grouping: TimelineGrouping
  zoom: TimelineZoom
}

export const WHOLE_TIMELINE: TimelineChoice = { ...NO_FILTER, grouping: 'category', zoom: 'year' }

/** Not the table's own: each view comes back as it was left. */
const NAMES = { grouping: 'raekker', zoom: 'zoom' } as const

/** Reads the choice from an address; what it does not know there counts as not chosen. */
export function readTimelineChoice(address: URLSearchParams): TimelineChoice {
  const { grouping, zoom } = WHOLE_TIMELINE
  return {
    ...readActivityFilter(address),
    grouping: TIMELINE_GROUPINGS.find((one) => one === address.get(NAMES.grouping)) ?? grouping,
    zoom: TIMELINE_ZOOMS.find((one) => one === address.get(NAMES.zoom)) ?? zoom,
  }
}

/** The address with the choice in it and all else as it was; what is as it always is takes no room there. */
export function withTimelineChoice(
  address: URLSearchParams,
  { grouping, zoom, ...filter }: TimelineChoice,
): URLSearchParams {
  const next = withActivityFilter(address, filter)
  putInAddress(next, NAMES.grouping, grouping === WHOLE_TIMELINE.grouping ? '' : grouping)
  putInAddress(next, NAMES.zoom, zoom === WHOLE_TIMELINE.zoom ? '' : zoom)
  return next
}
