// From where on a figure is worth a word.

/** Below it a problem hardly tells who can do the others (the rule of thumb of Ebel and Frisbie 1991). */
export const lowDiscrimination = 0.2
/** Students up to whom the page has their table, and up to whom it stands open. */
export const mostStudents = 1000
export const fewStudents = 40
/** Problems up to which answers stand open. */
export const fewProblems = 6
