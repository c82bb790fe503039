import type { Permission } from "./permission-name";
import type { Role } from "./role";

const READS_FAMILIES = ["household:list", "household:read", "proposal:read"] as const;
/** Who read a family and for what: its village sees roles, those who answer for officers see their names. */
const READS_LOG = ["household:read-log"] as const;
const READS_LOG_NAMES = ["household:read-log", "household:read-log-names"] as const;
const READS_FIGURES = ["dashboard:read"] as const;
/** Those who make a region's data; another person, its data steward, publishes them. */
const PREPARES_OPEN_DATA = ["open-data:read", "open-data:prepare"] as const;
/** The first load of a register: who may bring an extract in, and who may say that it is recorded. Never one person both of one load. */
const CONFIRMS_EXTRACTS = ["extract:read", "extract:confirm"] as const;
const LOADS_EXTRACTS = [...CONFIRMS_EXTRACTS, "extract:load"] as const;
/** Families about to lose an aid, by name: those who see every family of their area and may act on it. */
const READS_WARNINGS = ["warning:read"] as const;
/** How families were invited and served. Who prints letters makes codes that open a family's self-update: the village alone. */
const READS_INVITATIONS = ["invitation:read"] as const;
const READS_RULES = ["rule:read", "tier:read", "quality-plan:read"] as const;
const ANSWERS_RECOMMENDATIONS = ["recommendation:read", "recommendation:answer"] as const;
/** Who answers at a desk of requests for data; which desk is the region's own rule. */
const DECIDES_DATA_REQUESTS = ["data-request:read", "data-request:decide"] as const;
/** What a family asks about its own data: written down in its village, answered there by its head or by the regency. */
const RECORDS_RIGHTS = ["rights:read", "rights:record"] as const;
const ANSWERS_RIGHTS = ["rights:read", "rights:answer"] as const;
const READS_ALL_FIGURES = ["dashboard:read", "dashboard:read-small-cells"] as const;

/**
 * Who may do what (DESIGN.md section 3). The only place where a role meets a permission; pages and commands ask
 * {@link permits}. What is not listed is denied.
 */
export const PERMISSION_MATRIX = {
  "village-operator": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_WARNINGS,
    ...READS_INVITATIONS,
    "invitation:manage",
    ...READS_LOG,
    "household:read-identity",
    "household:export",
    "household:register",
    "proposal:draft",
    "decision:read-own",
    "proposal:submit",
    "proposal:withdraw",
    ...ANSWERS_RECOMMENDATIONS,
    "assignment:read",
    "assignment:manage",
    "field:watch",
    "import:sid",
    "report:answer",
    "desk:read",
    "desk:serve",
    "desk:manage",
    "objection:read",
    "objection:file",
    ...RECORDS_RIGHTS,
    "transfer:read",
    "transfer:request",
    "duplicate:read",
    "duplicate:open",
    "match:explain",
    ...READS_ALL_FIGURES,
  ],
  companion: [...READS_FAMILIES, "proposal:draft", "ground-check:do"],
  "rt-head": ["report:write"],
  "village-head": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_WARNINGS,
    ...READS_INVITATIONS,
    ...READS_LOG,
    "household:read-identity",
    "decision:read-own",
    "proposal:endorse",
    ...ANSWERS_RECOMMENDATIONS,
    "meeting:hold",
    "workflow:watch",
    "period:close",
    "desk:read",
    "desk:manage",
    "objection:read",
    "objection:file",
    ...RECORDS_RIGHTS,
    "rights:answer",
    "assignment:read",
    "field:watch",
    ...READS_ALL_FIGURES,
  ],
  "regency-verifier": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_WARNINGS,
    ...READS_INVITATIONS,
    ...READS_LOG_NAMES,
    "household:read-identity",
    "household:export",
    "decision:read-own",
    "proposal:verify",
    ...CONFIRMS_EXTRACTS,
    ...PREPARES_OPEN_DATA,
    ...ANSWERS_RECOMMENDATIONS,
    "meeting:watch",
    "workflow:watch",
    "period:close",
    "period:reopen",
    "assignment:read",
    "field:watch",
    "ground-check:order",
    "transfer:read",
    "transfer:decide",
    "duplicate:read",
    "duplicate:open",
    "duplicate:decide",
    "match:import",
    "objection:read",
    "objection:file",
    "objection:answer",
    ...ANSWERS_RIGHTS,
    "delivery:read",
    "delivery:manage",
    ...DECIDES_DATA_REQUESTS,
    "match:explain",
    ...READS_ALL_FIGURES,
  ],
  "office-head": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_WARNINGS,
    ...READS_INVITATIONS,
    "household:read-identity",
    "decision:read-own",
    "proposal:sign",
    ...PREPARES_OPEN_DATA,
    "meeting:watch",
    "objection:read",
    "objection:answer",
    ...ANSWERS_RIGHTS,
    "delivery:read",
    ...DECIDES_DATA_REQUESTS,
    "workflow:watch",
    ...READS_ALL_FIGURES,
  ],
  "sector-officer": ["variable:sponsor", "data-request:read", "data-request:ask", ...READS_FIGURES],
  "data-steward": [
    ...READS_RULES,
    "regional-item:manage",
    "variable:sponsor",
    "open-data:read",
    "open-data:publish",
    "api:manage",
    "api:approve",
    ...DECIDES_DATA_REQUESTS,
    "data-request:watch",
    "data-request:configure",
    ...READS_FIGURES,
  ],
  "province-validator": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_WARNINGS,
    ...READS_INVITATIONS,
    ...READS_LOG_NAMES,
    "household:read-identity",
    "decision:read-own",
    "proposal:validate",
    ...LOADS_EXTRACTS,
    ...PREPARES_OPEN_DATA,
    "meeting:watch",
    "objection:read",
    "objection:answer",
    "delivery:read",
    "workflow:watch",
    "transfer:read",
    "transfer:decide",
    "duplicate:read",
    "duplicate:confirm",
    ...READS_ALL_FIGURES,
  ],
  coach: [
    ...READS_RULES,
    "rule:configure",
    "tier:configure",
    ...READS_FAMILIES,
    ...READS_WARNINGS,
    ...READS_INVITATIONS,
    ...READS_LOG_NAMES,
    "decision:read-own",
    "decile:import",
    ...LOADS_EXTRACTS,
    "figures:check",
    "proposal:accept",
    "lot:inspect",
    "quality-plan:set",
    "coaching:write",
    "exam:watch",
    "exam:configure",
    "training:plan",
    "training:mark",
    "recommendation:read",
    "recommendation:ask",
    "meeting:watch",
    "objection:read",
    "objection:answer",
    "delivery:read",
    "workflow:watch",
    "period:configure",
    "period:reopen",
    "transfer:read",
    "transfer:decide",
    ...READS_ALL_FIGURES,
  ],
  administrator: [
    ...READS_RULES,
    "rule:configure",
    "tier:configure",
    "user:manage",
    "field:watch",
    "grant:manage",
    "glass:break",
    "training:plan",
    "audit:read",
    "outline:manage",
    "api:approve",
    "regional-item:manage",
    "variable:sponsor",
    "period:configure",
    ...READS_LOG_NAMES,
    ...READS_FIGURES,
  ],
  trainer: ["training:plan", "training:mark", "exam:watch", ...READS_FIGURES],
  viewer: READS_FIGURES,
} as const satisfies Record<Role, readonly Permission[]>;

/** What a provisional grant (before the training is passed) keeps of its role: reading and drafting, no submission. */
const PROVISIONAL: readonly Permission[] = [
  ...READS_FAMILIES,
  "household:register",
  "proposal:draft",
  ...READS_FIGURES,
  ...READS_RULES,
];

/** `invited`: named to a duty, and nothing may be done yet but learning, signing and answering an invitation. */
export const GRANT_LEVELS = ["invited", "provisional", "full"] as const;
export type GrantLevel = (typeof GRANT_LEVELS)[number];

/** The level of a stored grant; unknown is the lesser one. */
export function grantedLevel(stored: string): "provisional" | "full" {
  return stored === "full" ? "full" : "provisional";
}

/** True when the role holds the permission at the given level of the grant. Unknown means no. */
export function permits(role: Role, level: GrantLevel, permission: Permission): boolean {
  const held: readonly Permission[] = PERMISSION_MATRIX[role] ?? [];
  if (!held.includes(permission)) return false;
  return level === "full" || (level === "provisional" && PROVISIONAL.includes(permission));
}
