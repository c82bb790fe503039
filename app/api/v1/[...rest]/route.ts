import { answeringNothing } from "@/lib/server/api/answering";

export const GET = answeringNothing();
