import { plainForm } from "@/lib/server/command/plain-form";
import { leave } from "@/lib/server/self-update/handle";

export const POST = plainForm({ back: "/mandiri", hasSession: true }, leave);
