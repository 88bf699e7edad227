/** What a process of a test is given of this one's environment, where it is given no other: where lies what was compiled before. */
export const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }
