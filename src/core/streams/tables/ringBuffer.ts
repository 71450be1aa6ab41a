/** The newest `capacity` values, oldest first. */
export class RingBuffer<T> {
  #values: (T | undefined)[] = [];
  #start = 0;
  #size = 0;

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#size;
  }

  /** @returns the value that made room, if it was full */
  push(value: T): T | undefined {
    const dropped = this.#size === this.capacity ? this.shift() : undefined;
    this.#values[(this.#start + this.#size) % this.capacity] = value;
    this.#size++;
    return dropped;
  }

  /** Takes the oldest out. */
  shift(): T | undefined {
    if (this.#size === 0) return undefined;
    const value = this.#values[this.#start];
    this.#values[this.#start] = undefined;
    this.#start = (this.#start + 1) % this.capacity;
    this.#size--;
    return value;
  }

  /** @param index from 0, the oldest */
  at(index: number): T | undefined {
    return index >= 0 && index < this.#size ? this.#values[(this.#start + index) % this.capacity] : undefined;
  }

  clear(): void {
    this.#values = [];
    this.#start = this.#size = 0;
  }
}
