import { takeAlong } from "@/lib/server/field/pack/answer";
import { syncing } from "@/lib/server/field/sync";

export const POST = syncing(takeAlong);
