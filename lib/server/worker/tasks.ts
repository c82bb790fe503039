import "server-only";
import type { Task } from "graphile-worker";
import { dataRequestBuild } from "@/lib/server/data-request/content/task";
import { purgeDataRequests } from "@/lib/server/data-request/purge";
import { redateDeciles } from "@/lib/server/decile-import/redate";
import { decileCheck, decileCommit } from "@/lib/server/decile-import/tasks";
import { deliveryBuild } from "@/lib/server/delivery/content/task";
import { deliveryReplyCheck, deliveryReplyCommit } from "@/lib/server/delivery/reply/tasks";
import { matchProposal, matchVillage, matchVillages } from "@/lib/server/duplicate/tasks";
import { countDynamicsTask, sumDynamicsTask } from "@/lib/server/dynamics/tasks";
import { extractCheck, extractClear, extractRecord } from "@/lib/server/extract/tasks";
import { purgeExports } from "@/lib/server/family-export/purge";
import { familyExport } from "@/lib/server/family-export/task";
import { checkFiguresTask } from "@/lib/server/figure-check/run-check";
import { importCheck, importCommit } from "@/lib/server/import/tasks";
import { endInvitationSets, invitationLetters } from "@/lib/server/invitation/letters-task";
import { replyCheck, replyCommit } from "@/lib/server/nik-match/tasks";
import { officeFileCheck, officeFileCommit } from "@/lib/server/office-file/tasks";
import { endSelfForms } from "@/lib/server/self-update/end-forms";
import { closeExams } from "./tasks/close-exams";
import { countAccessReviewsTask } from "./tasks/count-access-reviews";
import { countAccessTimesTask } from "./tasks/count-access-times";
import { countAccessWatchTask } from "./tasks/count-access-watch";
import { coverVillageTask } from "./tasks/cover-village";
import { expireDrafts } from "./tasks/expire-drafts";
import { lookAtRetestsTask } from "./tasks/look-at-retests";
import { mailDecisions } from "./tasks/mail-decisions";
import { normaliseNames } from "./tasks/normalise-names";
import { pruneRostersTask } from "./tasks/prune-rosters";
import { pruneToldTask } from "./tasks/prune-told";
import { putOffDeadlinesTask } from "./tasks/put-off-deadlines";
import { recountVillages } from "./tasks/recount-villages";
import { remind } from "./tasks/remind";
import { rollupVillage } from "./tasks/rollup-village";
import { sendHooks } from "./tasks/send-hooks";
import { sendMail } from "./tasks/send-mail";
import { sweepStale } from "./tasks/sweep-stale";
import { weeklyDigest } from "./tasks/weekly-digest";

/** What the clock starts. */
type ClockTask =
  | "close-exams"
  | "count-access-reviews"
  | "count-access-watch"
  | "count-access-times"
  | "end-invitation-sets"
  | "end-self-forms"
  | "expire-drafts"
  | "look-at-retests"
  | "put-off-deadlines"
  | "mail-decisions"
  | "send-hooks"
  | "send-mail"
  | "match-villages"
  | "normalise-names"
  | "prune-rosters"
  | "purge-data-requests"
  | "purge-exports"
  | "prune-told"
  | "recount-villages"
  | "remind"
  | "sweep-stale"
  | "weekly-digest";

/** What `app_enqueue_match` accepts. */
type MatchTask = "match-proposal" | "match-village" | "reply-check" | "reply-commit";

/** What `app_enqueue_deciles` and `app_enqueue_dynamics` ask for. */
type DecileTask = "decile-check" | "decile-commit" | "count-dynamics" | "sum-dynamics" | "redate-deciles";

/** What `app_enqueue_extract` accepts. */
type LoadTask = "extract-check" | "extract-clear" | "extract-record";

/** What `app_enqueue_delivery` and `app_enqueue_delivery_reply` accept. */
type DeliveryTask = "delivery-build" | "delivery-reply-check" | "delivery-reply-commit";

/** What `app_enqueue_office_file` accepts. */
type OfficeTask = "office-file-check" | "office-file-commit";

/** What `app_enqueue_invitations` asks for. */
type LetterTask = "invitation-letters";

/** What `app_enqueue_family_export` asks for. */
type ExportTask = "family-export";

/** What `app_enqueue_data_request` accepts. */
type RequestTask = "data-request-build";

/** What the clock starts and what `app_enqueue` accepts. A job whose task is missing here stays in the queue until it is there. */
export type TaskName =
  | ClockTask
  | MatchTask
  | DecileTask
  | LoadTask
  | DeliveryTask
  | OfficeTask
  | RequestTask
  | ExportTask
  | LetterTask
  | "check-figures"
  | "cover-village"
  | "rollup-village"
  | "import-check"
  | "import-commit";

/** Every job the worker knows, by name. */
export const tasks = {
  "check-figures": checkFiguresTask,
  "close-exams": closeExams,
  "cover-village": coverVillageTask,
  "count-access-reviews": countAccessReviewsTask,
  "count-access-watch": countAccessWatchTask,
  "count-access-times": countAccessTimesTask,
  "count-dynamics": countDynamicsTask,
  "data-request-build": dataRequestBuild,
  "decile-check": decileCheck,
  "decile-commit": decileCommit,
  "redate-deciles": redateDeciles,
  "delivery-build": deliveryBuild,
  "delivery-reply-check": deliveryReplyCheck,
  "delivery-reply-commit": deliveryReplyCommit,
  "end-invitation-sets": endInvitationSets,
  "end-self-forms": endSelfForms,
  "expire-drafts": expireDrafts,
  "extract-check": extractCheck,
  "extract-clear": extractClear,
  "extract-record": extractRecord,
  "family-export": familyExport,
  "import-check": importCheck,
  "import-commit": importCommit,
  "invitation-letters": invitationLetters,
  "look-at-retests": lookAtRetestsTask,
  "mail-decisions": mailDecisions,
  "match-proposal": matchProposal,
  "match-village": matchVillage,
  "match-villages": matchVillages,
  "normalise-names": normaliseNames,
  "office-file-check": officeFileCheck,
  "office-file-commit": officeFileCommit,
  "prune-rosters": pruneRostersTask,
  "prune-told": pruneToldTask,
  "put-off-deadlines": putOffDeadlinesTask,
  "purge-data-requests": purgeDataRequests,
  "purge-exports": purgeExports,
  "recount-villages": recountVillages,
  remind,
  "reply-check": replyCheck,
  "reply-commit": replyCommit,
  "rollup-village": rollupVillage,
  "send-hooks": sendHooks,
  "send-mail": sendMail,
  "sum-dynamics": sumDynamicsTask,
  "sweep-stale": sweepStale,
  "weekly-digest": weeklyDigest,
} as const satisfies Partial<Record<TaskName, Task>>;
