/** What runs the page and on what, as a person would say; undefined where the browser does not say. */
export interface DeviceName {
  browser: string | undefined
  system: string | undefined
}

/** In this order, for many say that they are several: Edge calls itself Chrome, and Chrome Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Reads what a browser says of itself (its User-Agent). It is only to be recognised by: anybody can say anything. */
export function deviceName(said: string): DeviceName {
  return { browser: nameIn(said, BROWSERS), system: nameIn(said, SYSTEMS) }
}

function nameIn(said: string, names: readonly (readonly [RegExp, string])[]): string | undefined {
  return names.find(([pattern]) => pattern.test(said))?.[1]
}
