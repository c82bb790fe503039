import { answeringNothing } from "@/lib/server/api/answering";

export const { GET, POST, PUT, PATCH, DELETE } = answeringNothing();
