"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { CommandProblem, type ProblemLabels } from "@/components/user/command-problem";
import { useCommand } from "@/components/user/use-command";

export interface SignPactProps {
  readonly grantId: string;
  readonly version: number;
  /** In which language it was read. */
  readonly locale: "id" | "en";
  readonly words: Readonly<Record<"asWho" | "sign" | "signing" | "signed", string>> & {
    readonly problem: ProblemLabels;
  };
}

/** Signs the pact as shown, and goes back to the steps. */
export function SignPact({ grantId, version, locale, words }: SignPactProps) {
  const { busy, problem, send } = useCommand(grantId);
  const router = useRouter();
  const sign = async () => {
    if ((await send<{ version: number }>("pact.sign", { version, locale })) === null) return;
    showToast(words.signed);
    router.push("/pelatihan-saya");
  };
  return (
    <div className="space-y-3">
      <p className="text-sm text-muted">{words.asWho}</p>
      <CommandProblem problem={problem} labels={words.problem} />
      <Button variant="primary" icon="signature" busy={busy} busyLabel={words.signing} onClick={() => void sign()}>
        {words.sign}
      </Button>
    </div>
  );
}
