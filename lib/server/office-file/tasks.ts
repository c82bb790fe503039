import "server-only";
import { attemptedTask } from "../worker/attempted-task";
import { checkOfficeFile, giveUpCheck } from "./check";
import { commitOfficeFile, giveUpCommit } from "./commit";
import { officeJobSchema } from "./job";

/** Job `office-file-check`. */
export const officeFileCheck = attemptedTask("office-file-check", officeJobSchema, checkOfficeFile, giveUpCheck);

/** Job `office-file-commit`. */
export const officeFileCommit = attemptedTask("office-file-commit", officeJobSchema, commitOfficeFile, giveUpCommit);
