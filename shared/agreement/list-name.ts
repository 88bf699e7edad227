/** What a list is called by in a condition, before its name. Apart from the schema: the warnings' worker reads conditions and checks none. */
export const LIST = 'list:'
