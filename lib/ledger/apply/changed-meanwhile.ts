/** Another worker opened a record between our reading and our writing; the same transaction passes when it is tried again. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('Another worker opened the same record in the meantime.');
    this.name = 'ChangedMeanwhile';
  }
}
