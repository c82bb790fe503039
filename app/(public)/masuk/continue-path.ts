/** Where a sign-in leads: a path of this site and nothing that a browser could read as another one. */
export function continuePath(asked: string | string[] | undefined): string {
  return typeof asked === "string" && /^\/[\w-][\w/?=&%.-]*$/.test(asked) ? asked : "/beranda";
}
