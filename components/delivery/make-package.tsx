"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { RefusalAlert } from "@/components/shell/refusal-alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import { RECIPIENTS, type Recipient } from "@/lib/domain/delivery/delivery";
import { formatPublicId } from "@/lib/domain/public-id/public-id";

export interface MakePackageProps {
  readonly grantId: string;
  readonly regencyCode: string;
  readonly unsent: number;
  readonly refused: number;
  readonly words: Readonly<
    Record<
      | "make"
      | "title"
      | "lead"
      | "recipient"
      | "siks-ng"
      | "bps"
      | "resend"
      | "resendNo"
      | "resendYes"
      | "confirm"
      | "busy"
      | "cancel"
      | "done",
      string
    >
  >;
}

/** Freezes what is applied and not yet sent. */
export function MakePackage({ grantId, regencyCode, unsent, refused, words }: MakePackageProps) {
  const router = useRouter();
  const { busy, problem, send, clear } = useCommand(grantId);
  const [isOpen, setOpen] = useState(false);
  const [recipient, setRecipient] = useState<Recipient>("siks-ng");
  const [resend, setResend] = useState(false);
  // One package, however often it is pressed.
  const id = useRef(uuidv7());
  const sendsRefused = refused > 0 && (resend || unsent === 0);
  const confirm = async () => {
    const value = await send<{ count: number }>("delivery.make", {
      id: id.current,
      regencyCode,
      recipient,
      resend: sendsRefused,
    });
    if (value === null) return;
    showToast(words.done.replace("{count}", String(value.count)));
    router.push(`/pengiriman/${formatPublicId(regencyCode, id.current)}`);
  };
  return (
    <div className="no-print">
      <Button
        variant="primary"
        icon="send"
        onClick={() => {
          clear();
          setOpen(true);
        }}
      >
        {words.make}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => void confirm()}
        title={words.title}
        confirmLabel={words.confirm}
        busyLabel={words.busy}
        cancelLabel={words.cancel}
        busy={busy}
      >
        <div className="space-y-4">
          <p className="text-muted">{words.lead}</p>
          <RefusalAlert problem={problem} />
          <RadioCards
            id="paket-penerima"
            legend={words.recipient}
            name="penerima"
            value={recipient}
            options={RECIPIENTS.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => setRecipient(RECIPIENTS.find((each) => each === value) ?? "siks-ng")}
          />
          {refused === 0 || unsent === 0 ? null : (
            <RadioCards
              id="paket-ulang"
              legend={words.resend}
              name="ulang"
              value={resend ? "ya" : "tidak"}
              options={[
                { value: "tidak", label: words.resendNo },
                { value: "ya", label: words.resendYes },
              ]}
              onChange={(value) => setResend(value === "ya")}
            />
          )}
        </div>
      </ConfirmDialog>
    </div>
  );
}
