"use client";

import { useRouter } from "next/navigation";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { useCommand } from "@/components/user/use-command";

export interface ExportActProps {
  readonly grantId: string;
  readonly command: "export.cancel" | "export.resume";
  readonly regencyCode: string;
  readonly id: string;
  readonly words: Readonly<Record<"label" | "busy", string>>;
}

/** Cancels an export, or goes on with one that stopped. */
export function ExportAct({ grantId, command, regencyCode, id, words }: ExportActProps) {
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const act = async () => {
    if ((await send(command, { regencyCode, id })) !== null) router.refresh();
  };
  return (
    <div className="grid gap-2">
      <RefusalAlert problem={problem} />
      <div>
        <Button
          size="small"
          icon={command === "export.cancel" ? "x" : "refresh-cw"}
          busy={busy}
          busyLabel={words.busy}
          onClick={() => void act()}
        >
          {words.label}
        </Button>
      </div>
    </div>
  );
}
