import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a screen that is being read from the disk. */
export function Waiting({ label }: { readonly label: string }) {
  return (
    <Skeleton label={label}>
      <div className="skeleton mb-4 h-9 w-48" />
      <div className="skeleton-box">
        <div className="skeleton-lines h-48" />
      </div>
    </Skeleton>
  );
}
