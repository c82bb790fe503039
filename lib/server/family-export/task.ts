import "server-only";
import { attemptedTask } from "../worker/attempted-task";
import { buildExport, giveUpExport } from "./build";
import { exportJobSchema } from "./job";

/** Job `family-export`. */
export const familyExport = attemptedTask("family-export", exportJobSchema, buildExport, giveUpExport);
