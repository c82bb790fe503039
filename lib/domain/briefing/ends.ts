/** Both ends of a ranking; `left` are those between that are not listed. */
export interface Ends<Row> {
  readonly top: readonly Row[];
  readonly bottom: readonly Row[];
  readonly left: number;
}

/** All rows where they fit, else as many of the first as of the last. */
export function endsOf<Row>(rows: readonly Row[], most: number): Ends<Row> {
  if (rows.length <= most) return { top: rows, bottom: [], left: 0 };
  const each = Math.floor(most / 2);
  return { top: rows.slice(0, each), bottom: rows.slice(-each), left: rows.length - 2 * each };
}
