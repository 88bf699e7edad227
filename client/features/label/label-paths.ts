export const LABEL_PATH = '/guldmaerket'
export const INDICATOR_SET_PATH = '/guldmaerket/indikatorer'

export const indicatorPath = (indicatorId: string): string => `/guldmaerket/${indicatorId}`
