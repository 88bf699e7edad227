export const secondFactor = {
  begin: 'Set it up',
  code: 'Code from the app',
  codeMissing: 'Enter the six digits that the app shows.',
  codesKept: 'I have saved them',
  codesText:
    'If you lose your phone, you can sign in with one of these codes instead. Each works once. Save them in a safe place now; they are not shown again.',
  codesTitle: 'Your recovery codes',
  confirm: 'Switch it on',
  copyCodes: 'Copy the codes',
  copySecret: 'Copy the key',
  intro:
    'When you sign in you also enter a code from an app on your phone. Then your password is not enough for others.',
  neededText: 'In this workspace directors sign in in two steps. It takes a few minutes to set up.',
  orType: 'Or type the key:',
  qrCode: 'QR code for your app',
  stepApp:
    'Open an app that makes one-time codes, such as Microsoft Authenticator, Google Authenticator or your password manager.',
  stepCode: 'Enter the six digits that the app now shows.',
  stepScan: 'Scan the code with the app.',
  title: 'Sign in in two steps',
}
