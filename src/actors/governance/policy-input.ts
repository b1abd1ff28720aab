/** A policy set or taken back by an operator while the universe runs. */
export type PolicyInput = {
  readonly kind: 'operator.policy';
  /** Comes back in the event that says what became of it. */
  readonly request: string;
  readonly operator: string;
  /** Its id. One of content with this id stands aside as long as this one is there. */
  readonly policy: string;
  /** A file of policies with this one in it; null takes back what was set before. At most POLICY_LENGTH_MAX. */
  readonly text: string | null;
};

export const POLICY_LENGTH_MAX = 20_000;
