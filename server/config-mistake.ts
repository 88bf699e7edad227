/** What is set wrongly, in a sentence for whoever starts the server. */
export class ConfigMistake extends Error {
  override name = 'ConfigMistake'
}
