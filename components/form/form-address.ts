import type { FormStep } from "@/lib/domain/form/step";

/** The form's place in the address: which screen it names, and the ways to others. Only `goToPage` leaves the form. */
export interface FormAddress {
  /** Names the screen: `bagian` and `orang`. */
  readonly query: URLSearchParams;
  /** The whole of it, to come back to after signing in. */
  readonly here: string;
  /** Where this draft is looked through and sent. */
  readonly review: string;
  readonly hrefOf: (step: FormStep | null, fieldId: string | null) => string;
  readonly isAt: (step: FormStep | null) => boolean;
  /** Shows a screen without asking the server; the back button returns from it. */
  readonly push: (step: FormStep | null) => void;
  readonly goToPage: (href: string) => void;
  /** The field that the address names when the form opens. */
  readonly namedField: () => string | null;
}
