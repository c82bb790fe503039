import { getTranslations } from "next-intl/server";
import actions from "@/lib/i18n/messages/id/admin.json";

const WORDS = actions.audit;
type Group = "actionName" | "kind" | "purpose" | "detailKey";

function isKnown<G extends Group>(group: G, code: string): code is Extract<keyof (typeof WORDS)[G], string> {
  return Object.hasOwn(WORDS[group], code);
}

export const AUDIT_ACTIONS = Object.keys(WORDS.actionName);

export interface AuditWords {
  action(code: string): string;
  kind(code: string): string;
  purpose(code: string): string;
  detailKey(code: string): string;
}

/** Codes of the audit in words; a code that has none yet stands as it is, so that no line is ever hidden. */
export async function auditWords(): Promise<AuditWords> {
  const t = await getTranslations("admin.audit");
  return {
    action: (code) => (isKnown("actionName", code) ? t(`actionName.${code}`) : code),
    kind: (code) => (isKnown("kind", code) ? t(`kind.${code}`) : code),
    purpose: (code) => (isKnown("purpose", code) ? t(`purpose.${code}`) : code),
    detailKey: (code) => (isKnown("detailKey", code) ? t(`detailKey.${code}`) : code),
  };
}
