/** The headers with which a page of the site opens a WebSocket at `url`; a browser sends them by itself. */
export function asPage(url: string, cookie: string): { cookie: string; origin: string } {
  return { cookie, origin: new URL(url.replace(/^ws/u, 'http')).origin }
}
