// What PyTorch has no fast form of on a CPU: the recurrence of a simple recurrent unit, a linear-chain CRF,
// sums of embedding rows, dropout whose mask is a hash, and Adam with averaged weights. Compiled by
// operations.py.
//
// A batch is packs one after another without padding: rows [offsets[s], offsets[s+1]) of each matrix belong
// to pack s.

#include <torch/extension.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using torch::Tensor;

/// Near the logistic function, within 0.02 of it: 0 below −4, 1 above 4, and between them two parabolas that
/// meet in ½.
float gate(float x) {
  const float t = std::max(-1.0F, std::min(1.0F, x / 4));
  return 0.5F + t - 0.5F * t * std::abs(t);
}

/// Its derivative, where it is `g`.
float gate_slope(float g) {
  return std::sqrt(std::max(0.0F, std::min(g, 1 - g)) / 8);
}

/// Both directions of a layer (Lei et al. 2018, eq. 1-4, without tanh).
///
/// projected [N, 2*G*H]: for each direction the gates x~ | f | r | (p), each H wide. Where G is 4, p is the
/// highway's input; where G is 3, that is `input` [N, 2H]. state [2, 2H]: v_f | v_r of a direction; bias
/// alike. Returns output, cell, forget and reset gates, each [N, 2H], the forward direction first.
std::vector<Tensor> sru_forward(const Tensor& projected, const Tensor& input, const Tensor& state,
                                const Tensor& bias, const Tensor& offsets) {
  const int64_t n = projected.size(0), h = state.size(1) / 2, gates = projected.size(1) / (2 * h);
  Tensor output = torch::empty({n, 2 * h}), cell = torch::empty({n, 2 * h});
  Tensor forget = torch::empty({n, 2 * h}), reset = torch::empty({n, 2 * h});
  const int64_t* pack = offsets.data_ptr<int64_t>();
  const std::vector<float> zero(h, 0.0F);
  for (int64_t d = 0; d < 2; ++d) {
    const float* vf = state.data_ptr<float>() + d * 2 * h;
    const float* vr = vf + h;
    const float* bf = bias.data_ptr<float>() + d * 2 * h;
    const float* br = bf + h;
    for (int64_t s = 0; s + 1 < offsets.size(0); ++s) {
      const float* before = zero.data();
      for (int64_t k = 0; k < pack[s + 1] - pack[s]; ++k) {
        const int64_t t = d == 0 ? pack[s] + k : pack[s + 1] - 1 - k;
        const int64_t at = t * 2 * h + d * h;
        const float* x = projected.data_ptr<float>() + (t * 2 + d) * gates * h;
        const float* uf = x + h;
        const float* ur = uf + h;
        const float* through = gates == 4 ? ur + h : input.data_ptr<float>() + at;
        float* out = output.data_ptr<float>() + at;
        float* c = cell.data_ptr<float>() + at;
        float* f = forget.data_ptr<float>() + at;
        float* r = reset.data_ptr<float>() + at;
#pragma omp simd
        for (int64_t i = 0; i < h; ++i) {
          f[i] = gate(uf[i] + vf[i] * before[i] + bf[i]);
          r[i] = gate(ur[i] + vr[i] * before[i] + br[i]);
          c[i] = f[i] * before[i] + (1.0F - f[i]) * x[i];
          out[i] = r[i] * c[i] + (1.0F - r[i]) * through[i];
        }
        before = c;
      }
    }
  }
  return {output, cell, forget, reset};
}

/// Gradients of sru_forward's projected, input (empty where G is 4), state and bias.
std::vector<Tensor> sru_backward(Tensor gradient, const Tensor& projected, const Tensor& input,
                                 const Tensor& state, const Tensor& offsets, const Tensor& cell,
                                 const Tensor& forget, const Tensor& reset) {
  const int64_t n = projected.size(0), h = state.size(1) / 2, gates = projected.size(1) / (2 * h);
  gradient = gradient.contiguous();
  Tensor to_projected = torch::empty_like(projected);
  Tensor to_input = gates == 3 ? torch::empty({n, 2 * h}) : torch::empty({0});
  Tensor to_state = torch::zeros({2, 2 * h}), to_bias = torch::zeros({2, 2 * h});
  const int64_t* pack = offsets.data_ptr<int64_t>();
  const std::vector<float> zero(h, 0.0F);
  std::vector<float> carry(h);
  for (int64_t d = 0; d < 2; ++d) {
    const float* vf = state.data_ptr<float>() + d * 2 * h;
    const float* vr = vf + h;
    float* gvf = to_state.data_ptr<float>() + d * 2 * h;
    float* gvr = gvf + h;
    float* gbf = to_bias.data_ptr<float>() + d * 2 * h;
    float* gbr = gbf + h;
    for (int64_t s = 0; s + 1 < offsets.size(0); ++s) {
      std::fill(carry.begin(), carry.end(), 0.0F);
      for (int64_t k = pack[s + 1] - pack[s] - 1; k >= 0; --k) {
        const int64_t t = d == 0 ? pack[s] + k : pack[s + 1] - 1 - k;
        const int64_t at = t * 2 * h + d * h;
        const float* x = projected.data_ptr<float>() + (t * 2 + d) * gates * h;
        const float* through = gates == 4 ? x + 3 * h : input.data_ptr<float>() + at;
        float* gx = to_projected.data_ptr<float>() + (t * 2 + d) * gates * h;
        float* gf = gx + h;
        float* gr = gf + h;
        float* gthrough = gates == 4 ? gr + h : to_input.data_ptr<float>() + at;
        const float* g = gradient.data_ptr<float>() + at;
        const float* c = cell.data_ptr<float>() + at;
        const float* f = forget.data_ptr<float>() + at;
        const float* r = reset.data_ptr<float>() + at;
        const float* before = k > 0 ? c + (d == 0 ? -2 * h : 2 * h) : zero.data();
        float* from_next = carry.data();
#pragma omp simd
        for (int64_t i = 0; i < h; ++i) {
          const float dr = g[i] * (c[i] - through[i]) * gate_slope(r[i]);
          const float dc = g[i] * r[i] + from_next[i];
          const float df = dc * (before[i] - x[i]) * gate_slope(f[i]);
          gthrough[i] = g[i] * (1.0F - r[i]);
          gx[i] = dc * (1.0F - f[i]);
          gf[i] = df;
          gr[i] = dr;
          gvf[i] += df * before[i];
          gvr[i] += dr * before[i];
          gbf[i] += df;
          gbr[i] += dr;
          from_next[i] = dc * f[i] + df * vf[i] + dr * vr[i];
        }
      }
    }
  }
  return {to_projected, to_input, to_state, to_bias};
}

uint32_t scramble(uint32_t h) {  // lowbias32, by Chris Wellons
  h = (h ^ (h >> 16)) * 0x7feb352dU;
  h = (h ^ (h >> 15)) * 0x846ca68bU;
  return h ^ (h >> 16);
}

/// Zeroes a share `p` of the values and scales the others. Rows of one key share their mask, which depends on
/// nothing but key, column and seed: the backward pass calls this again with the gradient.
Tensor drop(Tensor x, double p, int64_t seed, const Tensor& keys) {
  x = x.contiguous();
  Tensor y = torch::empty_like(x);
  const int64_t columns = x.size(1);
  const auto threshold = static_cast<uint32_t>(p * 4294967295.0);
  const uint32_t salt = scramble(static_cast<uint32_t>(seed));
  const float scale = static_cast<float>(1.0 / (1.0 - p));
  for (int64_t t = 0; t < x.size(0); ++t) {
    const float* from = x.data_ptr<float>() + t * columns;
    float* to = y.data_ptr<float>() + t * columns;
    const uint32_t base = scramble(static_cast<uint32_t>(keys.data_ptr<int32_t>()[t]) * 0x9E3779B9U + salt);
#pragma omp simd
    for (int64_t i = 0; i < columns; ++i) {
      to[i] = scramble(base + static_cast<uint32_t>(i) * 0x85ebca6bU) >= threshold ? from[i] * scale : 0.0F;
    }
  }
  return y;
}

/// Row t of the result is the sum of the table's rows indices[t, :].
Tensor sum_rows(const Tensor& table, const Tensor& indices) {
  const int64_t width = table.size(1), each = indices.size(1);
  Tensor result = torch::zeros({indices.size(0), width});
  for (int64_t t = 0; t < indices.size(0); ++t) {
    float* to = result.data_ptr<float>() + t * width;
    for (int64_t j = 0; j < each; ++j) {
      const float* from = table.data_ptr<float>() + indices.data_ptr<int32_t>()[t * each + j] * width;
      for (int64_t i = 0; i < width; ++i) to[i] += from[i];
    }
  }
  return result;
}

Tensor sum_rows_backward(Tensor gradient, const Tensor& indices, int64_t rows) {
  gradient = gradient.contiguous();
  const int64_t width = gradient.size(1), each = indices.size(1);
  Tensor result = torch::zeros({rows, width});
  for (int64_t t = 0; t < indices.size(0); ++t) {
    const float* from = gradient.data_ptr<float>() + t * width;
    for (int64_t j = 0; j < each; ++j) {
      float* to = result.data_ptr<float>() + indices.data_ptr<int32_t>()[t * each + j] * width;
      for (int64_t i = 0; i < width; ++i) to[i] += from[i];
    }
  }
  return result;
}

constexpr int max_tags = 16;
constexpr float forbidden = -5000.0F;  // below it, a transition is never made

/// Cross-entropy of a linear-chain CRF to wanted tags, each weighted by its pack's weight, and its gradients
/// with respect to emissions [N, K], transitions [K, K], starts [K] and ends [K]. wanted [N, K] holds a
/// distribution a token; the wanted distribution of two neighbours is the product of theirs over the allowed
/// transitions. That is an approximation where they are unsure, and lets the loss fall below zero.
std::vector<Tensor> crf(const Tensor& emissions, const Tensor& transitions, const Tensor& starts,
                        const Tensor& ends, const Tensor& wanted, const Tensor& offsets,
                        const Tensor& weights) {
  const int64_t k = emissions.size(1);
  TORCH_CHECK(k <= max_tags);
  Tensor to_emissions = torch::zeros_like(emissions), to_transitions = torch::zeros({k, k});
  Tensor to_starts = torch::zeros({k}), to_ends = torch::zeros({k});
  const float* e = emissions.data_ptr<float>();
  const float* a = transitions.data_ptr<float>();
  const float* y = wanted.data_ptr<float>();
  float* ge = to_emissions.data_ptr<float>();
  float* ga = to_transitions.data_ptr<float>();
  double pass[max_tags][max_tags], enter[max_tags], leave[max_tags];
  for (int64_t i = 0; i < k; ++i) {
    enter[i] = std::exp(double{starts.data_ptr<float>()[i]});
    leave[i] = std::exp(double{ends.data_ptr<float>()[i]});
    for (int64_t j = 0; j < k; ++j) pass[i][j] = std::exp(double{a[i * k + j]});
  }
  double loss = 0;
  std::vector<double> local, before, after;  // of each token and tag, all but `local` scaled to sum 1 a token
  for (int64_t s = 0; s + 1 < offsets.size(0); ++s) {
    const int64_t begin = offsets.data_ptr<int64_t>()[s], n = offsets.data_ptr<int64_t>()[s + 1] - begin;
    const double weight = weights.data_ptr<float>()[s];
    if (n == 0 || weight == 0) continue;
    double log_sum = 0, score = 0;
    local.assign(n * k, 0);
    before.assign(n * k, 0);
    after.assign(n * k, 1);
    for (int64_t t = 0; t < n; ++t) {
      const float* row = e + (begin + t) * k;
      const double most = *std::max_element(row, row + k);
      for (int64_t i = 0; i < k; ++i)
        local[t * k + i] = std::exp(row[i] - most) * (t == n - 1 ? leave[i] : 1.0);
      log_sum += most;
    }
    for (int64_t t = 0; t < n; ++t) {
      double sum = 0;
      for (int64_t j = 0; j < k; ++j) {
        double mass = t == 0 ? enter[j] : 0.0;
        for (int64_t i = 0; t > 0 && i < k; ++i) mass += before[(t - 1) * k + i] * pass[i][j];
        sum += before[t * k + j] = mass * local[t * k + j];
      }
      for (int64_t j = 0; j < k; ++j) before[t * k + j] /= sum;
      log_sum += std::log(sum);
    }
    for (int64_t t = n - 2; t >= 0; --t) {
      double sum = 0;
      for (int64_t i = 0; i < k; ++i) {
        double mass = 0;
        for (int64_t j = 0; j < k; ++j) mass += pass[i][j] * local[(t + 1) * k + j] * after[(t + 1) * k + j];
        sum += after[t * k + i] = mass;
      }
      for (int64_t i = 0; i < k; ++i) after[t * k + i] /= sum;
    }
    for (int64_t t = 0; t < n; ++t) {
      const float* want = y + (begin + t) * k;
      double sum = 0;
      for (int64_t i = 0; i < k; ++i) sum += before[t * k + i] * after[t * k + i];
      for (int64_t i = 0; i < k; ++i) {
        const double difference = weight * (before[t * k + i] * after[t * k + i] / sum - want[i]);
        ge[(begin + t) * k + i] = static_cast<float>(difference);
        score += want[i] * e[(begin + t) * k + i];
        if (t == 0) {
          to_starts.data_ptr<float>()[i] += static_cast<float>(difference);
          if (want[i] > 0) score += want[i] * starts.data_ptr<float>()[i];
        }
        if (t == n - 1) {
          to_ends.data_ptr<float>()[i] += static_cast<float>(difference);
          score += want[i] * ends.data_ptr<float>()[i];
        }
      }
      if (t == 0) continue;
      double pairs[max_tags][max_tags], wanted_pairs[max_tags][max_tags], sum_pairs = 0, sum_wanted = 0;
      for (int64_t i = 0; i < k; ++i) {
        for (int64_t j = 0; j < k; ++j) {
          pairs[i][j] = before[(t - 1) * k + i] * pass[i][j] * local[t * k + j] * after[t * k + j];
          wanted_pairs[i][j] = a[i * k + j] > forbidden ? double{want[i - k]} * want[j] : 0.0;
          sum_pairs += pairs[i][j];
          sum_wanted += wanted_pairs[i][j];
        }
      }
      for (int64_t i = 0; i < k; ++i) {
        for (int64_t j = 0; j < k; ++j) {
          const double want_pair = sum_wanted > 0 ? wanted_pairs[i][j] / sum_wanted : 0.0;
          if (want_pair > 0) score += want_pair * a[i * k + j];
          ga[i * k + j] += static_cast<float>(weight * (pairs[i][j] / sum_pairs - want_pair));
        }
      }
    }
    loss += weight * (log_sum - score);
  }
  return {torch::full({}, loss, torch::kFloat32), to_emissions, to_transitions, to_starts, to_ends};
}

/// The best tag sequence of every pack, as [N] int32.
Tensor viterbi(const Tensor& emissions, const Tensor& transitions, const Tensor& starts, const Tensor& ends,
               const Tensor& offsets) {
  const int64_t k = emissions.size(1);
  Tensor tags = torch::zeros({emissions.size(0)}, torch::kInt32);
  const float* a = transitions.data_ptr<float>();
  std::vector<float> best(k), next(k);
  std::vector<int32_t> from;
  for (int64_t s = 0; s + 1 < offsets.size(0); ++s) {
    const int64_t begin = offsets.data_ptr<int64_t>()[s], n = offsets.data_ptr<int64_t>()[s + 1] - begin;
    if (n == 0) continue;
    const float* e = emissions.data_ptr<float>() + begin * k;
    from.assign(n * k, 0);
    for (int64_t i = 0; i < k; ++i) best[i] = starts.data_ptr<float>()[i] + e[i];
    for (int64_t t = 1; t < n; ++t) {
      for (int64_t j = 0; j < k; ++j) {
        int32_t argument = 0;
        for (int32_t i = 1; i < k; ++i) {
          if (best[i] + a[i * k + j] > best[argument] + a[argument * k + j]) argument = i;
        }
        from[t * k + j] = argument;
        next[j] = best[argument] + a[argument * k + j] + e[t * k + j];
      }
      best.swap(next);
    }
    for (int64_t i = 0; i < k; ++i) best[i] += ends.data_ptr<float>()[i];
    auto tag = static_cast<int32_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (int64_t t = n - 1; t >= 0; --t) {
      tags.data_ptr<int32_t>()[begin + t] = tag;
      tag = from[t * k + tag];
    }
  }
  return tags;
}

/// One step of Adam (Kingma & Ba 2015), and of the exponential average of the weights, in one pass over
/// memory.
void adam(Tensor weights, const Tensor& gradient, Tensor mean, Tensor square, Tensor average, double rate,
          double scale, double beta1, double beta2, int64_t step, double keep) {
  float* w = weights.data_ptr<float>();
  float* m = mean.data_ptr<float>();
  float* v = square.data_ptr<float>();
  float* slow = average.data_ptr<float>();
  const float* g = gradient.data_ptr<float>();
  const auto b1 = static_cast<float>(beta1), b2 = static_cast<float>(beta2), kept = static_cast<float>(keep);
  const auto unbias1 = static_cast<float>(rate / (1 - std::pow(beta1, step)));
  const auto unbias2 = static_cast<float>(1 / (1 - std::pow(beta2, step))), by = static_cast<float>(scale);
#pragma omp simd
  for (int64_t i = 0; i < weights.numel(); ++i) {
    const float gi = g[i] * by;
    m[i] = b1 * m[i] + (1.0F - b1) * gi;
    v[i] = b2 * v[i] + (1.0F - b2) * gi * gi;
    w[i] -= unbias1 * m[i] / (std::sqrt(v[i] * unbias2) + 1e-8F);
    slow[i] = kept * slow[i] + (1.0F - kept) * w[i];
  }
}

}  // namespace

PYBIND11_MODULE(TORCH_EXTENSION_NAME, m) {
  m.def("sru_forward", &sru_forward);
  m.def("sru_backward", &sru_backward);
  m.def("drop", &drop);
  m.def("sum_rows", &sum_rows);
  m.def("sum_rows_backward", &sum_rows_backward);
  m.def("crf", &crf);
  m.def("viterbi", &viterbi);
  m.def("adam", &adam);
}
