"""PyTorch's side of the training-step comparison.

Reads lines "model threads batch steps" from standard input; answers each, on one line, with the processor's milliseconds
for a step (mean) and the clock's milliseconds of every step.
"""
import sys
import time

import torch
from torch import nn


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.Tanh(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(256, 120), nn.Sigmoid(), nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10), nn.Softmax(dim=1))


def simple_cnn():
    return nn.Sequential(nn.Conv2d(1, 32, 3), nn.LeakyReLU(0.0), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(5408, 10))


class Peer:
    def __init__(self, model):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, weight_decay=1e-8)
        self.loss = nn.CrossEntropyLoss()

    def step(self, images, labels):
        self.optimizer.zero_grad()
        loss = self.loss(self.model(images), labels)
        loss.backward()
        self.optimizer.step()
        return loss.item()


def main():
    torch.manual_seed(1)
    peers = {"lenet5": Peer(lenet5()), "simple_cnn": Peer(simple_cnn())}
    print("torch", torch.__version__, flush=True)
    for line in sys.stdin:
        name, threads, batch, steps = line.split()
        torch.set_num_threads(int(threads))
        images = torch.rand(int(batch), 1, 28, 28) * 2 - 1
        labels = torch.randint(0, 10, (int(batch),))
        times = []
        cpu = time.process_time()
        for _ in range(int(steps)):
            start = time.perf_counter()
            peers[name].step(images, labels)
            times.append(1000 * (time.perf_counter() - start))
        times.insert(0, 1000 * (time.process_time() - cpu) / int(steps))
        print(" ".join(f"{t:.4f}" for t in times), flush=True)


if __name__ == "__main__":
    main()
