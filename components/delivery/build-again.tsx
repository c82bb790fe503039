"use client";

import { useRouter } from "next/navigation";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { useCommand } from "@/components/user/use-command";

export interface BuildAgainProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly packageId: string;
  readonly words: Readonly<Record<"build" | "busy", string>>;
}

/** Asks for the files of a package that has none. */
export function BuildAgain({ grantId, regencyCode, packageId, words }: BuildAgainProps) {
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const ask = async () => {
    if ((await send("delivery.build", { regencyCode, packageId })) !== null) router.refresh();
  };
  return (
    <div className="no-print space-y-3">
      <RefusalAlert problem={problem} />
      <Button icon="file-spreadsheet" busy={busy} busyLabel={words.busy} onClick={() => void ask()}>
        {words.build}
      </Button>
    </div>
  );
}
