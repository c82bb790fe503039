import type { Cell } from "@/lib/server/db/copy";
import type { Table } from "@/lib/server/household/record-rows";

/** Tables of a training, in the order in which rows may refer to one another. */
export const TRAINING_TABLES = {
  appointment: {
    name: "appointment",
    columns: [
      "id",
      "user_id",
      "role",
      "region_code",
      "is_deputy",
      "decree_number",
      "decree_date",
      "profile_exception",
      "starts_at",
      "created_by",
      "created_at",
    ],
  },
  pact: { name: "pact_signature", columns: ["user_id", "version", "locale", "wording", "signed_at"] },
  session: {
    name: "training_session",
    columns: [
      "id",
      "region_code",
      "title",
      "mode",
      "place",
      "trainer_id",
      "capacity",
      "starts_at",
      "ends_at",
      "note",
      "created_by",
      "created_at",
    ],
  },
  seat: {
    name: "training_enrolment",
    columns: [
      "id",
      "session_id",
      "appointment_id",
      "state",
      "invited_by",
      "invited_at",
      "confirmed_at",
      "waiting_since",
      "declined_at",
      "attended_at",
      "attended_by",
      "theory_score",
      "theory_at",
      "theory_by",
      "practice_passed_at",
      "practice_by",
    ],
  },
  certificate: {
    name: "certificate",
    columns: ["id", "appointment_id", "enrolment_id", "number", "token", "theory_score", "passed_at", "valid_to"],
  },
  fact: { name: "certificate_fact", columns: ["regency_code", "token", "certificate_id", "passed_at", "valid_to"] },
  grant: {
    name: "access_grant",
    columns: [
      "id",
      "user_id",
      "role",
      "region_code",
      "level",
      "valid_from",
      "valid_to",
      "source",
      "reason",
      "created_at",
      "appointment_id",
    ],
  },
} as const satisfies Record<string, Table>;

export type TrainingRows = Record<keyof typeof TRAINING_TABLES, (readonly Cell[])[]>;
