"""The original's side of the comparison of QNN training steps.

Usage: qnn_peer.py FOLDER, where FOLDER is a checkout of the original repository; its simulator is imported from there, on the CPU.
Reads lines "model threads batch steps" from standard input; answers each with the milliseconds of every step, on one line.
"""
import sys
import time

import torch
from torch import nn

sys.path.insert(0, sys.argv[1])
from quantum_circuit_simulator import quantum_circuit  # noqa: E402


class Circuit(nn.Module):
    """Images as normalised states through layers of rotations and CX chains; gives probabilities, (batch, 2^n)."""

    def __init__(self, qubits, depth):
        super().__init__()
        self.qubits = qubits
        self.angles = nn.Parameter(torch.empty((depth, qubits), dtype=torch.float64).uniform_(-0.01, 0.01))

    def forward(self, images):
        values = images.flatten(1)
        states = values / values.norm(dim=1, keepdim=True)
        circuit = quantum_circuit(self.qubits, states.T, device="cpu")
        for layer in self.angles:
            circuit.Ry_layer(layer.to(torch.cfloat))
            circuit.cx_linear_layer()
        return circuit.probabilities().real.T


class TenClasses(nn.Module):
    def __init__(self):
        super().__init__()
        self.circuit = Circuit(10, 1)
        self.linear = nn.Linear(1024, 10)

    def forward(self, images):
        return self.linear(self.circuit(nn.functional.pad(images, (2, 2, 2, 2))))


class TwoClasses(nn.Module):
    def __init__(self):
        super().__init__()
        self.circuit = Circuit(8, 3)

    def forward(self, images):
        return self.circuit(images)[:, 0::2].sum(dim=1)


class Peer:
    def __init__(self, model, loss, side, classes, rate, decay):
        self.model, self.loss, self.side, self.classes = model, loss, side, classes
        self.optimizer = torch.optim.Adam(model.parameters(), lr=rate, weight_decay=decay)

    def batch(self, count):
        images = 2 * torch.rand(count, 1, self.side, self.side) - 1
        labels = torch.randint(0, self.classes, (count,))
        return images, labels.float() if self.classes == 2 else labels

    def step(self, images, labels):
        self.optimizer.zero_grad()
        loss = self.loss(self.model(images), labels)
        loss.backward()
        self.optimizer.step()
        return loss.item()


def main():
    torch.manual_seed(1)
    peers = {
        "qnn": Peer(TenClasses(), nn.CrossEntropyLoss(), 28, 10, 1e-1, 1e-10),
        "qnn2": Peer(TwoClasses(), nn.BCELoss(), 16, 2, 1e-3, 1e-8),
    }
    print("torch", torch.__version__, flush=True)
    for line in sys.stdin:
        name, threads, batch, steps = line.split()
        torch.set_num_threads(int(threads))
        images, labels = peers[name].batch(int(batch))
        times = []
        for _ in range(int(steps)):
            start = time.perf_counter()
            peers[name].step(images, labels)
            times.append(1000 * (time.perf_counter() - start))
        print(" ".join(f"{t:.4f}" for t in times), flush=True)


if __name__ == "__main__":
    main()
