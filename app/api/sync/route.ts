import { refuse } from "@/lib/domain/error/error-code";
import { syncing } from "@/lib/server/field/sync";

export const POST = syncing(async () => refuse("NOT_FOUND"));
