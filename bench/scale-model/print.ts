/** As JSON, which the model reads, and people can. */
export function print(figures: object): void {
  console.log(JSON.stringify(figures, undefined, 2))
}
