"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { fill } from "@/components/decision/fill";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import type { OrderManyWords } from "./order-words";

export interface OrderManyProps {
  readonly grantId: string;
  /** Public ids of the proposals that are ticked. */
  readonly proposals: readonly string[];
  readonly words: OrderManyWords;
  readonly onDone: () => void;
}

/** As many as one request takes. */
const MOST_AT_ONCE = 100;

/** Orders a check of every ticked proposal; who goes is said on the list of checks. */
export function OrderMany({ grantId, proposals, words, onDone }: OrderManyProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { busy, problem, send } = useCommand(grantId);
  // What is beyond one request stays for the next press.
  const items = proposals.flatMap((text) => parsePublicId(text) ?? []).slice(0, MOST_AT_ONCE);

  const order = async () => {
    const value = await send<{ ordered: number }>("ground-check.order-many", { items, reason: null, note: "" });
    setAsking(false);
    if (value === null) return;
    showToast(fill(words.done, { count: value.ordered, rest: items.length - value.ordered }));
    onDone();
    router.refresh();
  };

  return (
    <>
      <Button icon="map-pin" onClick={() => setAsking(true)}>
        {fill(words.button, { count: items.length })}
      </Button>
      {problem === null ? null : (
        <div className="w-full">
          <RefusalAlert problem={problem} />
        </div>
      )}
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void order()}
        title={fill(words.title, { count: items.length })}
        confirmLabel={fill(words.button, { count: items.length })}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <p>{words.help}</p>
      </ConfirmDialog>
    </>
  );
}
