/** What a chart shows, as a table: the same data for the eye, for screen readers and for the CSV file. */
export interface ChartTable {
  columns: readonly {
    name: string;
    /** how the numbers of it read on the screen */
    show?: (value: number) => string;
    /** whether they are shares of one whole */
    isWhole?: boolean;
  }[];
  /** null: not shown, because it is about too few people or because there is none */
  rows: readonly (readonly (string | number | null)[])[];
}
