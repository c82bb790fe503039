"use client";

import { useRouter } from "next/navigation";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useCommand } from "@/components/user/use-command";

interface Place {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly id: string;
}

/** Whether one family becomes a draft. Kept at once, so that the choice stays from page to page. */
export function TakeFamily(
  props: Place & {
    readonly ordinal: number;
    readonly chosen: boolean;
    readonly label: string;
    readonly failed: string;
  },
) {
  const { grantId, regencyCode, id, ordinal, chosen, label, failed } = props;
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const change = async (wanted: boolean) => {
    await send("import.choose", { regencyCode, id, ordinals: [ordinal], chosen: wanted });
    router.refresh();
  };
  return (
    <label className="inline-flex min-h-11 min-w-11 items-center gap-2">
      <input
        type="checkbox"
        className="size-5 accent-laut"
        checked={chosen}
        disabled={busy}
        onChange={(event) => void change(event.target.checked)}
        aria-label={label}
      />
      {problem === null ? null : <span className="text-sm text-cabai">{failed}</span>}
    </label>
  );
}

export interface TakeAllProps extends Place {
  readonly kind: "new" | "changed";
  readonly words: Readonly<Record<"all" | "none" | "busy" | "failedTitle", string>>;
}

/** All families of a kind at once, on whatever page they stand. */
export function TakeAll({ grantId, regencyCode, id, kind, words }: TakeAllProps) {
  const router = useRouter();
  const texts = useErrorTexts();
  const { busy, problem, send } = useCommand(grantId);
  const choose = async (chosen: boolean) => {
    await send("import.choose", { regencyCode, id, kind, chosen });
    router.refresh();
  };
  return (
    <div className="mt-2 grid gap-2">
      {problem === null ? null : (
        <Alert tone="danger" live="assertive" title={words.failedTitle}>
          <p>{texts[problem.code].what}</p>
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon="circle-check" busy={busy} busyLabel={words.busy} onClick={() => void choose(true)}>
          {words.all}
        </Button>
        <Button size="small" icon="circle-minus" busy={busy} busyLabel={words.busy} onClick={() => void choose(false)}>
          {words.none}
        </Button>
      </div>
    </div>
  );
}
