import { MOST_PHOTO_BYTES } from "@/lib/domain/self-update/photo";
import { plainForm } from "@/lib/server/command/plain-form";
import { savePhoto } from "@/lib/server/self-update/form-handle";

export const POST = plainForm({ back: "/mandiri/foto", hasSession: true, mostFileBytes: MOST_PHOTO_BYTES }, savePhoto);
