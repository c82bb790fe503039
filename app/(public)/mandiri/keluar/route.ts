import { plainForm } from "@/lib/server/command/plain-form";
import { leave } from "@/lib/server/self-update/handle";

// Whoever leaves is let go, whatever the browser says: a forged form would only close what is open.
export const POST = plainForm({ back: "/mandiri", hasSession: false }, leave);
