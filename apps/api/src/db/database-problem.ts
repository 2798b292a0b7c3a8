/** Something about the database that a person can mend; the message says what and how, and never holds a password. */
export abstract class DatabaseProblem extends Error {}
