import { check, group } from 'k6';
import { Trend } from 'k6/metrics';

const checkout = new Trend('checkout', true);

export const options = {
  iterations: 10,
  thresholds: { checkout: ['p(95)<50', 'max<1000'] },
};

export default function () {
  group('cart', () => {
    check(1 + 1, { adds: (sum) => sum === 2 });
    check(__ITER, { 'removes': (iteration) => iteration < 7 });
  });
  checkout.add(100);
}

export function handleSummary(data) {
  return { 'summary.json': JSON.stringify(data) };
}
