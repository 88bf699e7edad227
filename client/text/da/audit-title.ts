export const audit = {
  title: 'Hændelseslog',
}
