"""The linker: which source a cue has, and which cue a content has. The choices and their features come
from hearsay-pairs."""

import collections
import json
import subprocess

import numpy as np
import torch
from torch import nn

KINDS = ("source", "content")
HIDDEN = 16


def read_choices(tool, records):
    """Choices of tagged texts: records of id, text and tags -> (id, [{kind, subject, candidates,
    features}]) for each."""
    lines = "".join(json.dumps(record) + "\n" for record in records)
    done = subprocess.run([tool], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        yield record["id"], record["choices"]


def right_candidate(choice, relations):
    """Index of the candidate that the gold attributions (lists of token indices by role) call for: a span
    of the attribution that most of the subject's tokens belong to, else none, the last one. None for a
    subject that is in no attribution."""
    subject, wanted = (1, 0) if choice["kind"] == "source" else (2, 1)

    def owners(role, span):
        found = collections.Counter()
        for k, relation in enumerate(relations):
            shared = sum(span[0] <= i < span[1] for i in relation[role])
            if shared:
                found[k] = shared
        return {k for k, shared in found.items() if shared == max(found.values())}

    owner = owners(subject, choice["subject"])
    if not owner:
        return None
    for i, candidate in enumerate(choice["candidates"][:-1]):
        if owner & owners(wanted, candidate):
            return i
    return len(choice["candidates"]) - 1


class ChoiceNetwork(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.hidden, self.output = nn.Linear(features, HIDDEN), nn.Linear(HIDDEN, 1, bias=False)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x))).squeeze(-1)


def train(examples, epochs=12, batch=256, seed=1):
    """Fits a network to examples (features [candidates, F], index of the right one) by cross-entropy over
    the candidates."""
    torch.manual_seed(seed)
    network = ChoiceNetwork(len(examples[0][0][0]))
    optimizer = torch.optim.Adam(network.parameters(), weight_decay=1e-5)
    steps, step = epochs * -(-len(examples) // batch), 0
    for _ in range(epochs):
        loss_sum, order = 0.0, torch.randperm(len(examples)).tolist()
        for begin in range(0, len(order), batch):
            chosen = [examples[i] for i in order[begin : begin + batch]]
            longest = max(len(features) for features, _ in chosen)
            x = np.zeros((len(chosen), longest, len(chosen[0][0][0])), np.float32)
            absent = np.full((len(chosen), longest), -1e4, np.float32)
            for k, (features, _) in enumerate(chosen):
                x[k, : len(features)], absent[k, : len(features)] = features, 0
            loss = nn.functional.cross_entropy(
                network(torch.from_numpy(x)) + torch.from_numpy(absent),
                torch.tensor([right for _, right in chosen]),
            )
            optimizer.zero_grad()
            loss.backward()
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = 5e-3 * (1 - step / (steps + 1))
            optimizer.step()
            loss_sum += loss.item() * len(chosen)
    return network, loss_sum / len(examples)


def tensors(networks):
    """What the weights file holds of the networks by kind."""
    result = {}
    for kind, network in networks.items():
        result[f"linker.{kind}.weight"] = network.hidden.weight.detach().numpy().T
        result[f"linker.{kind}.bias"] = network.hidden.bias.detach().numpy()
        result[f"linker.{kind}.output"] = network.output.weight.detach().numpy()
    return result
