import "server-only";

/** The audit row of something done with a client. */
export function auditOf(verb: string, id: string, areaCode: string, detail: Readonly<Record<string, string>> = {}) {
  return { action: `api-client:${verb}`, subjectKind: "api-client" as const, subjectIds: [id], areaCode, detail };
}
