import type { Role } from "./role";

export const PERMISSIONS = [
  "household:list",
  "household:read",
  "household:read-identity",
  "household:register",
  "household:read-log",
  "household:read-log-names",
  "proposal:read",
  "proposal:draft",
  "proposal:submit",
  "proposal:withdraw",
  "proposal:endorse",
  "proposal:verify",
  "proposal:sign",
  "proposal:validate",
  "proposal:accept",
  "lot:inspect",
  "quality-plan:read",
  "quality-plan:set",
  "meeting:hold",
  "meeting:watch",
  "workflow:watch",
  "assignment:read",
  "assignment:manage",
  "ground-check:order",
  "ground-check:do",
  "import:sid",
  "transfer:read",
  "transfer:request",
  "transfer:decide",
  "duplicate:read",
  "duplicate:open",
  "duplicate:decide",
  "duplicate:confirm",
  "match:import",
  "match:explain",
  "dashboard:read",
  "dashboard:read-small-cells",
  "user:manage",
  "grant:manage",
  "audit:read",
  "regional-item:manage",
  "period:configure",
  "period:close",
  "period:reopen",
  "rule:read",
  "rule:configure",
  "tier:read",
  "tier:configure",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READS_FAMILIES = ["household:list", "household:read", "proposal:read"] as const;
/** Who read a family and for what: its village sees roles, those who answer for officers see their names. */
const READS_LOG = ["household:read-log"] as const;
const READS_LOG_NAMES = ["household:read-log", "household:read-log-names"] as const;
const READS_FIGURES = ["dashboard:read"] as const;
const READS_RULES = ["rule:read", "tier:read", "quality-plan:read"] as const;
const READS_ALL_FIGURES = ["dashboard:read", "dashboard:read-small-cells"] as const;

/**
 * Who may do what (DESIGN.md section 3). The only place where a role meets a permission; pages and commands ask
 * {@link permits}. What is not listed is denied.
 */
export const PERMISSION_MATRIX = {
  "village-operator": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_LOG,
    "household:read-identity",
    "household:register",
    "proposal:draft",
    "proposal:submit",
    "proposal:withdraw",
    "assignment:read",
    "assignment:manage",
    "import:sid",
    "transfer:read",
    "transfer:request",
    "duplicate:read",
    "duplicate:open",
    "match:explain",
    ...READS_ALL_FIGURES,
  ],
  companion: [...READS_FAMILIES, "proposal:draft", "ground-check:do"],
  "village-head": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_LOG,
    "household:read-identity",
    "proposal:endorse",
    "meeting:hold",
    "workflow:watch",
    "period:close",
    "assignment:read",
    ...READS_ALL_FIGURES,
  ],
  "regency-verifier": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_LOG_NAMES,
    "household:read-identity",
    "proposal:verify",
    "meeting:watch",
    "workflow:watch",
    "period:close",
    "period:reopen",
    "assignment:read",
    "ground-check:order",
    "transfer:read",
    "transfer:decide",
    "duplicate:read",
    "duplicate:open",
    "duplicate:decide",
    "match:import",
    "match:explain",
    ...READS_ALL_FIGURES,
  ],
  "office-head": [
    ...READS_RULES,
    ...READS_FAMILIES,
    "household:read-identity",
    "proposal:sign",
    "meeting:watch",
    "workflow:watch",
    ...READS_ALL_FIGURES,
  ],
  "sector-officer": READS_FIGURES,
  "data-steward": [...READS_RULES, "regional-item:manage", ...READS_FIGURES],
  "province-validator": [
    ...READS_RULES,
    ...READS_FAMILIES,
    ...READS_LOG_NAMES,
    "household:read-identity",
    "proposal:validate",
    "meeting:watch",
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
    ...READS_LOG_NAMES,
    "proposal:accept",
    "lot:inspect",
    "quality-plan:set",
    "meeting:watch",
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
    "grant:manage",
    "audit:read",
    "regional-item:manage",
    "period:configure",
    ...READS_LOG_NAMES,
    ...READS_FIGURES,
  ],
  trainer: READS_FIGURES,
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

export type GrantLevel = "provisional" | "full";

/** True when the role holds the permission at the given level of the grant. Unknown means no. */
export function permits(role: Role, level: GrantLevel, permission: Permission): boolean {
  const held: readonly Permission[] = PERMISSION_MATRIX[role] ?? [];
  if (!held.includes(permission)) return false;
  return level === "full" || PROVISIONAL.includes(permission);
}
