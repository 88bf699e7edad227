export const verify = {
  choose: 'or press to choose it',
  drop: 'Drag the file here',
  intro:
    'Have you been sent a plan as a file? See whether it is exactly as it was when it was exported here: Word, PDF, Excel, calendar or any other type.',
  pending: 'Verifying {name} …',
  stays: 'The file stays on your computer. Only its fingerprint is sent.',
  title: 'Verify a file',
  tooLarge: 'The file is too large to be verified here.',
  toSignIn: 'Sign in',
  unreadable: 'The file cannot be read. If it is a folder, drag the file in it here.',
}
