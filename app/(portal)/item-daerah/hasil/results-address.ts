type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

function one(query: Query, key: string): string {
  const value = query[key];
  return typeof value === "string" ? value : "";
}

/** The area whose results are asked for; the reader's own where none is named. */
export function readArea(query: Query, own: string): string {
  const code = one(query, "wilayah");
  return code === "" ? own : code;
}

/** The item or variable that is counted; empty for the first there is. */
export function readSubject(query: Query): string {
  const name = one(query, "hitung");
  return /^[A-Za-z0-9.-]{1,100}$/.test(name) ? name : "";
}

export function resultsHref(path: string, area: string, subject: string): string {
  const query = new URLSearchParams({ wilayah: area, ...(subject === "" ? {} : { hitung: subject }) });
  return `${path}?${query}`;
}
