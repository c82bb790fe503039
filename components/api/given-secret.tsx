"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { SecretSlip, type SecretSlipProps } from "./secret-slip";

export interface GivenSecretProps extends Omit<SecretSlipProps, "children"> {
  /** It was copied: nobody sees it again. */
  readonly onDone: () => void;
}

/** A secret in the place of the button that asked for it, until it was copied; then the page is read anew. */
export function GivenSecret({ onDone, ...slip }: GivenSecretProps) {
  const router = useRouter();
  const finish = () => {
    onDone();
    router.refresh();
  };
  return (
    <SecretSlip {...slip}>
      <Button variant="primary" onClick={finish}>
        {slip.labels.done}
      </Button>
    </SecretSlip>
  );
}
