import { citizenForm, leave } from "@/lib/server/self-update/handle";

export const POST = citizenForm(leave);
