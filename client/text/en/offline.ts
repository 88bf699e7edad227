import type { Texts } from '../da.ts'

export const offline: Texts['offline'] = {
  kept: 'Kept on this device',
  listFromDevice:
    'No connection to the server. You can read and write in the plans kept on this device; what you write is sent when the connection is back.',
  listFromDeviceNone:
    'No connection to the server. None of the plans is kept on this device yet; each is once you open it with a connection.',
  needsConnection: 'Needs a connection',
  newEdition: 'There is a new edition.',
  notKeptText:
    'There is no connection to the server, and the plan is not kept on this device. It opens here as soon as the connection is back.',
  notKeptTitle: 'The plan needs a connection',
  pageText:
    'There is no connection to the server. You can still read and write in plans kept on this device. This page opens as soon as the connection is back.',
  pageTitle: 'The page needs a connection',
  signedOutHere:
    'You are signed out here, and everything of yours is deleted from the device. The server is told when the connection is back.',
  toKept: 'To the plans on the device',
}
